package outputs

import (
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
)

// The file of the lock comes and goes with every run; whoever has opened it
// just before it goes must not believe that the lock on it counts.
func TestOnlyOneRunHasTheLock(t *testing.T) {
	t.Parallel()
	path := filepath.Join(fresh(t), lockName)
	var holders, got atomic.Int32
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 2000 {
				unlock, err := osDisk{}.lock(path)
				if err != nil {
					continue
				}
				got.Add(1)
				if n := holders.Add(1); n != 1 {
					t.Errorf("%d runs have the lock", n)
				}
				runtime.Gosched()
				holders.Add(-1)
				unlock()
			}
		})
	}
	wait.Wait()
	if got.Load() < 100 {
		t.Errorf("the lock was taken %d times only", got.Load())
	}
}
