def look_again(tickets): pass
