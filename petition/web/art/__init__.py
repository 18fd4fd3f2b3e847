"""The drawings of the pages: the line, the seal and the rainbow, as SVG made from real counts."""
