"""The second wall stands around every row. A partner's connection sees the packets of its own people and their files; of the
review itself what names nobody; and neither frames nor archives, which hold everybody's."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [
        ("inspections", "0001_tables"),
        ("tickets", "0002_second_wall"),
        ("organizations", "0002_second_wall"),
    ]

    operations = [
        Wall("inspections_inspectionsettings"),
        Wall("inspections_inspection"),
        Wall("inspections_frame", "owner"),
        Wall("inspections_packet", "of ticket"),
        Wall("inspections_packetfile", "of ticket"),
        Wall("inspections_archive", "owner"),
        Wall("inspections_archivecontent", "owner"),
        Wall("inspections_answer", "owner"),
        Wall("inspections_corrective", "ticket"),
    ]
