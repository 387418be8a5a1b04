export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export LANG=C.UTF-8 PAGER=less LESS=-FRX EDITOR=vim
case $- in *i*) PS1='\[\e[1m\]\h\[\e[0m\]:\w\$ ' ;; esac
