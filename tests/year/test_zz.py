import pytest, sys, traceback
@pytest.mark.django_db
def test_x():
    from tests.year import living
    from tests.year.desk import Desk
    from milepost.payments.models import MoneyReceived
    n,s=int(__import__('os').environ.get('N','40')),int(__import__('os').environ.get('S','2025'))
    L=living._Living(n,s)
    from milepost.rulebook.months import Month
    try:
        for m in range(int(living.JANUARY), int(living.DECEMBER)+1):
            print(Month(m), end=' ', flush=True); L.month(Month(m))
        y=L.end()
    except Exception as e:
        traceback.print_exc(limit=-4)
        refs={}
        for x in MoneyReceived.objects.all():
            refs.setdefault(x.reference,[]).append(x)
        for r,v in refs.items():
            if len(v)>1: print(r,[(x.received_on,x.cents,x.kind,x.state,x.finding,x.work_case,x.claim,x.number,str(x.month),x.source,x.taken_with) for x in v], [l for l in L.outside.lines if l.reference==r])
        return
    print(L.desk.counts, L.year.seconds, L.year.months[-1], L.year.second_reading)
