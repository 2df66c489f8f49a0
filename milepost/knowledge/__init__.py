"""Pages of knowledge that an organization writes for its own staff: promising practices, contacts, links."""
