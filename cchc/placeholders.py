"""What a draft says where nobody has said anything yet: no area, no office, no issuer, no deadline.

A plan with these is a valid one; `check` tells of each until somebody has. Read next:
`cchc.drafts.writing.draft` (who writes them), `cchc.planfile.warnings` (who tells).
"""

from __future__ import annotations

UNSORTED_ID, UNSORTED = "chua-xep", "Chưa xếp lĩnh vực"
NOBODY = "Chưa xác định cơ quan"
NO_DUE = "Chưa xác định"
NO_ISSUER = "Ủy ban nhân dân xã …"
# How a comment begins that asks somebody to look at what it stands above.
LOOK = "? "
# How a comment begins that says where a task was read, and one that is a command which merges two offices.
SOURCE, MERGE = "nguồn: ", "cchc owner alias "
# How one begins above a task that goes over to the next plan: which task of which year it was.
WAS = "năm {year}: nhiệm vụ {number}, "
