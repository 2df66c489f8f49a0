"""Lists are read in the order of an index; every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations, models

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("requests", "0002_moves_and_evidence"), ("tickets", "0002_second_wall")]

    operations = [
        migrations.AddIndex(
            model_name="paymentrequest",
            index=models.Index(fields=["organization", "state", "moved_on", "id"], name="requests_by_state"),
        ),
        migrations.AddIndex(
            model_name="paymentrequest",
            index=models.Index(fields=["organization", "moved_on", "id"], name="requests_by_age"),
        ),
        migrations.AddIndex(
            model_name="paymentrequest",
            index=models.Index(fields=["ticket", "-made_at"], name="requests_of_ticket"),
        ),
        migrations.AddIndex(
            model_name="paymentrequest",
            index=models.Index(fields=["organization", "work_case"], name="requests_by_work_case"),
        ),
        migrations.AddIndex(
            model_name="requestmove",
            index=models.Index(fields=["organization", "after", "on"], name="moves_of_requests"),
        ),
        Wall("requests_certification", "of ticket"),
        Wall("requests_paymentrequest", "of ticket"),
        Wall("requests_requestmove", "of ticket"),
        Wall("requests_requestevidence", "of ticket"),
        Wall("requests_requestsettings"),
        Wall("requests_batchcolumns"),
    ]
