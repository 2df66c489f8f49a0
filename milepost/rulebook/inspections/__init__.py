"""Quality reviews of an EN: which people a sample names, what a packet lacks, where a review stands."""
