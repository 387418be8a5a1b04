#!/bin/sh
# Builds the images of this stack, all or those named: ./build.sh [name...]
set -eu
cd "$(dirname "$0")"
for name in ${*:-$(grep -v '^#' order.txt)}; do
  echo "== $name"
  docker build --quiet --tag "chaos-storefront/$name:dev" "$name"
done
