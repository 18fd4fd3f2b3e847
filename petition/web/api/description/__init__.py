"""What the API takes and gives, as data: the OpenAPI document and the page for people."""
