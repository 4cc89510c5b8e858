"""The synthesis as Markdown (CommonMark with tables), for merge requests, wikis and notes."""
