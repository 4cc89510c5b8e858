"""Public exports of the panorama of large digital projects → partial snapshots."""
