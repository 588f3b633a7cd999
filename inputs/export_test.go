package inputs

// Preflight checks the bytes of a workbook and reads its cells, but not what
// they mean.
func Preflight(b []byte) error {
	_, err := openWorkbook("", b)
	return err
}
