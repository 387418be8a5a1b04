# Serves while its sign says open.
use strict;
use warnings;
use IO::Socket::INET;

$| = 1;
sub sign { open(my $file, '<', '/srv/sign/sign') or return ''; my $said = <$file> // ''; chomp $said; $said }
unless (-e '/srv/sign/sign') { open(my $file, '>', '/srv/sign/sign') or die "sign: $!"; print $file "open\n"; close $file }
my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 64, ReuseAddr => 1) or die "listen: $!";
while (my $client = $server->accept) {
    my $request = <$client> // '';
    while (my $line = <$client>) { last if $line =~ /^\r?$/ }
    my $status = sign() eq 'open' ? '200 OK' : '503 Service Unavailable';
    print $client "HTTP/1.1 $status\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    close $client;
}
