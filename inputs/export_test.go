package inputs

// Preflight checks the bytes of a workbook and reads its cells, without the
// library.
func Preflight(b []byte) error {
	_, err := inspect(b)
	return err
}
