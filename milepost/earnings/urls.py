"""Addresses of earnings."""

from __future__ import annotations

from django.urls import path

from milepost.earnings.views import deductions, jobs, months, reports, stubs

HERE = "ticketholders/<uuid:ticket_id>/earnings/"
JOB = f"{HERE}jobs/<int:job_id>/"
STUB = f"{HERE}stubs/<int:stub_id>/"
MONTH = f"{HERE}months/<str:month_of_work>/"
DEDUCTION = f"{HERE}deductions/<int:deduction_id>/"
BUSINESS = f"{HERE}self-employment/<int:business_id>/"

patterns = [
    path(HERE, months.earnings, name="earnings"),
    path(f"{HERE}months.<str:kind>", months.months_download, name="earnings_download"),
    path(f"{HERE}cash/", months.cash, name="earnings_cash"),
    path(MONTH, months.month, name="earnings_month"),
    path(f"{MONTH}print/", months.month_print, name="earnings_month_print"),
    path(f"{MONTH}choose/", months.month_choose, name="earnings_month_choose"),
    path(f"{HERE}jobs/add/", jobs.add_job, name="job_add"),
    path(JOB, jobs.change_job, name="job"),
    path(f"{JOB}withdraw/", jobs.withdraw_job, name="job_withdraw"),
    path(f"{JOB}employer/", jobs.change_employer, name="employer"),
    path(f"{JOB}stubs/add/", stubs.add_stub, name="stub_add"),
    path(f"{HERE}stubs/photo/", stubs.photo, name="stub_photo"),
    path(STUB, stubs.stub, name="stub"),
    path(f"{STUB}change/", stubs.change_stub, name="stub_change"),
    path(f"{STUB}withdraw/", stubs.withdraw_stub, name="stub_withdraw"),
    path(f"{HERE}reports/add/", reports.add_report, name="wage_report_add"),
    path(f"{HERE}reports/<int:report_id>/withdraw/", reports.withdraw_report, name="wage_report_withdraw"),
    path(f"{HERE}deductions/add/", deductions.add_deduction, name="deduction_add"),
    path(DEDUCTION, deductions.change_deduction, name="deduction"),
    path(f"{DEDUCTION}withdraw/", deductions.withdraw_deduction, name="deduction_withdraw"),
    path(f"{HERE}self-employment/add/", reports.add_self_employment, name="self_employment_add"),
    path(BUSINESS, reports.change_self_employment, name="self_employment"),
    path(f"{BUSINESS}withdraw/", reports.withdraw_self_employment, name="self_employment_withdraw"),
]
