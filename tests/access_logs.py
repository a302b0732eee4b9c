"""What a web server writes down of those who ask."""

ROW = '1.2.3.4 - - [01/Dec/2026:10:00:00 +0700] "GET /mot/ HTTP/1.1" 200 512 "-" "Mozilla"\n'
