"""That the agreement of some terms has ended, and with which tail."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0003_savings_accounts"),
        ("shares", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="shareterms",
            name="agreement_ended_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="shareterms",
            name="tail",
            field=models.CharField(
                blank=True,
                choices=[
                    ("as_paid", "as long as SSA pays"),
                    ("months", "for a number of months"),
                    ("nothing", "nothing"),
                ],
                default="",
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="shareterms",
            name="tail_months",
            field=models.PositiveSmallIntegerField(null=True),
        ),
        migrations.AddConstraint(
            model_name="shareterms",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreement_ended_on", None), ("tail", ""), ("tail_months", None)),
                    models.Q(("agreement_ended_on__isnull", False), models.Q(("tail", ""), _negated=True)),
                    _connector="OR",
                ),
                name="an_ended_agreement_says_its_tail",
            ),
        ),
    ]
