package office

import "sync"

// Memory is how much may be unpacked at the same time. A file that is larger
// than all of it is let in alone.
type Memory struct {
	mutex   sync.Mutex
	changed *sync.Cond
	used    int64
}

// maxUsed lets usual files in together and the largest one by one.
const maxUsed = 32 << 20

// NewMemory gives memory of which nothing is in use.
func NewMemory() *Memory {
	m := &Memory{}
	m.changed = sync.NewCond(&m.mutex)
	return m
}

// Take waits until size bytes are free, and returns what gives them back.
func (m *Memory) Take(size int64) (release func()) {
	size = min(size, maxUsed)
	m.mutex.Lock()
	for m.used+size > maxUsed {
		m.changed.Wait()
	}
	m.used += size
	m.mutex.Unlock()
	return func() {
		m.mutex.Lock()
		m.used -= size
		m.mutex.Unlock()
		m.changed.Broadcast()
	}
}
