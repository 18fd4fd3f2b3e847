"""The deeds: one public function is one deed is one transaction."""
