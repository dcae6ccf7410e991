# A Go program, with its own threads, stacks and signals.
# needs: go
# only: full
# expect: 4950
export GOCACHE=$PWD/cache GOFLAGS=-mod=mod HOME=$PWD
cat >main.go <<'GO'
package main

import "fmt"

func main() {
	c := make(chan int)
	for i := 0; i < 100; i++ {
		go func(i int) { c <- i }(i)
	}
	s := 0
	for i := 0; i < 100; i++ {
		s += <-c
	}
	fmt.Println(s)
}
GO
go build -o program main.go
$RUN ./program
