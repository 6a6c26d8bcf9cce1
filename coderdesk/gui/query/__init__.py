"""The query beside the chart: what is asked, what is quoted, and what the linter says."""
