"""The store: typed models, named queries, migrations. No request in sight."""
