package fontfiles

import (
	"os"
	"path/filepath"
	"runtime"
)

// systemFolders are the folders in which a computer keeps its fonts.
func systemFolders() []string { return foldersOf(runtime.GOOS, os.Getenv) }

func foldersOf(system string, env func(string) string) (folders []string) {
	add := func(root string, parts ...string) {
		if root != "" {
			folders = append(folders, filepath.Join(append([]string{root}, parts...)...))
		}
	}
	home := env("HOME")
	switch system {
	case "windows":
		root := env("WINDIR")
		if root == "" {
			root = env("SystemRoot")
		}
		add(root, "Fonts")
		add(env("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts")
	case "darwin":
		add(home, "Library", "Fonts")
		add("/Library/Fonts")
		add("/System/Library/Fonts")
	default:
		add(home, ".fonts")
		if data := env("XDG_DATA_HOME"); data != "" {
			add(data, "fonts")
		} else {
			add(home, ".local", "share", "fonts")
		}
		add("/usr/local/share/fonts")
		add("/usr/share/fonts")
	}
	return folders
}
