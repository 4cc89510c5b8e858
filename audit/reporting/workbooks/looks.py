"""How these workbooks look: the same sober colours as the questionnaire, by name."""

from typing import Any

_FAMILY = {"font_name": "Calibri", "font_size": 10}
_BLUE, _GREY, _LINE = "#1F3A5F", "#5B6470", "#BFC5CE"
_CELL = {**_FAMILY, "text_wrap": True, "valign": "top", "border": 1, "border_color": _LINE}
_DAY = "dd/mm/yyyy"

LOOKS: dict[str, dict[str, Any]] = {
    "title": {**_FAMILY, "font_size": 16, "bold": True, "font_color": _BLUE, "valign": "top"},
    "heading": {**_FAMILY, "font_size": 12, "bold": True, "font_color": _BLUE, "valign": "top"},
    "body": {**_FAMILY, "text_wrap": True, "valign": "top"},
    "key": {**_FAMILY, "bold": True, "font_color": _GREY, "text_wrap": True, "valign": "top"},
    "mark": {**_FAMILY, "font_color": _GREY},
    "head": {**_CELL, "bold": True, "font_color": "#FFFFFF", "bg_color": _BLUE, "valign": "vcenter"},
    "head_fill": {**_CELL, "bold": True, "font_color": "#3F3000", "bg_color": "#F3DF8A", "valign": "vcenter"},
    "cell": _CELL,
    "strong": {**_CELL, "bold": True},
    "middle": {**_CELL, "align": "center"},
    "day": {**_CELL, "num_format": _DAY, "align": "center"},
    "number": {**_CELL, "align": "right"},
    "signed": {**_CELL, "align": "right", "num_format": "+General;-General;General"},
    "money": {**_CELL, "align": "right", "num_format": '#,##0" €"'},
    "signed_money": {**_CELL, "align": "right", "num_format": '+#,##0" €";-#,##0" €";0" €"'},
    "share": {**_CELL, "align": "right", "num_format": "0.0%"},
    "signed_share": {**_CELL, "align": "right", "num_format": "+0.0%;-0.0%;0.0%"},
    "fill": {**_CELL, "bg_color": "#FFF9DB"},
    "fill_day": {**_CELL, "bg_color": "#FFF9DB", "num_format": _DAY, "align": "center"},
    "fill_share": {**_CELL, "bg_color": "#FFF9DB", "num_format": "0%", "align": "center"},
    "total": {**_CELL, "bold": True, "align": "center", "bg_color": "#EEF1F5"},
    "total_name": {**_CELL, "bold": True, "bg_color": "#EEF1F5"},
    "faded": {"font_color": _GREY, "italic": True},
    "warned": {"font_color": "#8A3B00", "bold": True},
}
CHART_COLOURS = ("#1F3A5F", "#8FA8C4", "#C9A227", "#D9DEE5")  # told apart in grey too; each is named in the legend
