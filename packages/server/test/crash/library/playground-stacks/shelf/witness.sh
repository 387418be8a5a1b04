# Writes a line whenever the sign was written: what it said then. Without a fork, so that it looks often.
exec {never}<> <(:)
touch -d @0 /tmp/seen
while :; do
  # Between being emptied and being written there is nothing to read.
  if [[ /srv/sign/sign -nt /tmp/seen ]] && read -r said < /srv/sign/sign; then
    touch -r /srv/sign/sign /tmp/seen
    echo "$said" >> /tmp/turned
  fi
  read -r -t 0.01 -u "$never"
done
