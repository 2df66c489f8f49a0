"""What the rows of a spreadsheet can be. One file each; `all_kinds` gathers them."""
