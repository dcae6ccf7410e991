# Programs and files with hostile names: blanks, quotes, newlines, escape sequences, no UTF-8, a leading dash, a dollar.
# trace: execve\("\./-n \$\(id\) \\33\[31m\\n\\377\\""
name=$(printf -- '-n $(id) \033[31m\n\377"')
cp /bin/true "./$name"
$RUN "./$name" "$name"
echo $?
