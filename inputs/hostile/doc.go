// Package hostile tests the whole program against files and folders that a
// hurried, an unlucky or a hostile person may hand in.
//
// Every case makes its file, runs the built program on a small project with
// it in a process of its own, and demands the exit code, the finding with its
// cell, and that neither time nor memory grow with the malice of the file. A
// second, sound return lies in every project: it must be read all the same.
// Cases that ask how an ordinary value is read are read in the process of the
// test, and by the built program only if SELFASSESS_LONG is set.
// There is no code for the program here.
package hostile
