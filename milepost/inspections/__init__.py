"""Quality reviews: services and supports, plans, certifications; drawn on ourselves or asked for by the program manager."""
