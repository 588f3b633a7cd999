package templates

// The terms of reviews.toml, one for every key; see terms.go.
const (
	ReviewChannel        Term = "review.channel"
	ReviewChannelPDF     Term = "review.channel_pdf"
	ReviewAbout          Term = "review.about"
	ReviewReply          Term = "review.reply"
	ReviewResolved       Term = "review.resolved"
	ReviewWordless       Term = "review.wordless"
	ReviewInsert         Term = "review.insert"
	ReviewInsertAfter    Term = "review.insert_after"
	ReviewDelete         Term = "review.delete"
	ReviewDeleteSaying   Term = "review.delete_saying"
	ReviewMarked         Term = "review.marked"
	ReviewStamp          Term = "review.stamp"
	ReviewReplace        Term = "review.replace"
	ReviewMove           Term = "review.move"
	ReviewMoveTo         Term = "review.move_to"
	ReviewRowInsert      Term = "review.row_insert"
	ReviewRowDelete      Term = "review.row_delete"
	ReviewChanged        Term = "review.changed"
	ReviewChangedAdded   Term = "review.changed_added"
	ReviewChangedRemoved Term = "review.changed_removed"
	ReviewWithin         Term = "review.within"
	ReviewContinued      Term = "review.continued"
	ReviewMissing        Term = "review.missing"
	ReviewOutside        Term = "review.outside"
	ReviewTooMany        Term = "review.too_many"
	ReviewAgain          Term = "review.again"
	ReviewSmaller        Term = "review.smaller"
	ReviewFewer          Term = "review.fewer"
	ReviewNoneWord       Term = "review.none_word"
	ReviewNonePDF        Term = "review.none_pdf"
	ReviewSavedBy        Term = "review.saved_by"
	ReviewSavedByNobody  Term = "review.saved_by_nobody"
)

// The closed sets of reviews.toml: kinds of files that are no reviewed copies,
// and what to do about each.
const (
	ReviewKindSet   = "review_kind"
	ReviewRemedySet = "review_remedy"
)
