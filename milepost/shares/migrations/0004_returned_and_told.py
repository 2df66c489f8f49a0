"""That one payment came back from the bank, and that a partner was told of its statement."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("shares", "0003_ending_of_terms"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="returned_because",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.AddField(
            model_name="statement",
            name="returned_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="statement",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="entry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("shared", "payment shared"),
                    ("mirrored", "correction of a payment"),
                    ("held", "money that waits"),
                    ("reversed", "entry reversed"),
                    ("remitted", "remittance"),
                    ("paid", "remittance paid out"),
                    ("taken_back", "remittance taken back"),
                    ("returned", "payment returned by the bank"),
                ],
                max_length=10,
            ),
        ),
        migrations.AlterField(
            model_name="entryline",
            name="kind",
            field=models.CharField(
                choices=[
                    ("shared", "payment shared"),
                    ("mirrored", "correction of a payment"),
                    ("held", "money that waits"),
                    ("reversed", "entry reversed"),
                    ("remitted", "remittance"),
                    ("paid", "remittance paid out"),
                    ("taken_back", "remittance taken back"),
                    ("returned", "payment returned by the bank"),
                ],
                max_length=10,
            ),
        ),
    ]
