"""The register of ICT Mark Assessors as code: YAML in, checked against the code of practice, a public site out."""
