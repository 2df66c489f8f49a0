import pytest, time, traceback, os, pickle
@pytest.mark.django_db
def test_x():
    from tests.year import living
    from milepost.rulebook.months import Month
    t=time.time(); c=time.process_time()
    L=living._Living(int(os.environ['N']),int(os.environ['S']))
    try:
        for m in range(int(living.JANUARY), int(living.DECEMBER)+1):
            L.month(Month(m)); print(Month(m), round(time.time()-t), round(time.process_time()-c), {k:round(v) for k,v in L.year.seconds.items()}, flush=True)
        L.end()
    except BaseException:
        traceback.print_exc(limit=-4)
    print(L.desk.counts, {k:round(v) for k,v in L.year.seconds.items()}, dict(L.year.months[-1]), L.year.second_reading, round(time.time()-t), round(time.process_time()-c), flush=True)
