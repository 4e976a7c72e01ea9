"""The big reports: what can be a page, a document, a workbook, a table and a picture."""

from typing import TypeAlias

from readiness.report.change_view import ChangeReport
from readiness.report.explained import Explanation
from readiness.report.trend_view import TrendReport
from readiness.report.view import Report

BigReport: TypeAlias = Report | ChangeReport | TrendReport | Explanation
