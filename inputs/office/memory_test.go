package office

import (
	"sync"
	"testing"
)

// However many files are read at once, what they unpack together stays within
// the memory, and one that is larger than all of it comes in alone.
func TestNoMoreMemoryIsTakenThanThereIs(t *testing.T) {
	m := NewMemory()
	var wg sync.WaitGroup
	for i := range 200 {
		wg.Go(func() {
			release := m.Take(int64(i) << 20)
			m.mutex.Lock()
			if m.used > maxUsed {
				t.Errorf("%d bytes are taken", m.used)
			}
			m.mutex.Unlock()
			release()
		})
	}
	wg.Wait()
	if m.used != 0 {
		t.Errorf("%d bytes are taken in the end", m.used)
	}
}
