" Syntax of the specifications of the checker.
if exists('b:current_syntax')
  finish
endif

syn keyword checkerDeclaration module extends const type symmetric enum record var init def procedure assume
syn keyword checkerDeclaration actor action step override before after extend strong fair terminal
syn keyword checkerDeclaration invariant transition reachable possible property cost scenario expect
syn keyword checkerStatement when if then else for with where either let goto stop super
syn keyword checkerOperator not and or implies iff in notin subset union intersect minus
syn keyword checkerOperator always eventually until weak_until release leads_to
syn keyword checkerOperator forall exists count sum min max choose
syn keyword checkerFunction at stopped enabled len head tail append card
syn keyword checkerType bool set seq of any
syn keyword checkerConstant true false nil

syn match checkerNumber "\<\d\%(_\=\d\)*\>"
syn match checkerSymbol "->\|\.\.\|!=\|<=\|>=\|[=<>+*%?'-]"
syn match checkerSymbol "/\ze[^/]"
syn match checkerOutcome "\w\s\+\zs\%(holds\=\|violated\|reachable\|unreachable\|never\|vacuous\|incurred\|not_incurred\)\>\ze\s*\%($\|,\|\"\|in\>\|//\)"
syn match checkerComment "//.*$" contains=@Spell
syn match checkerDocumentation "///.*$" contains=@Spell
syn match checkerEscape +\\["\\n]+ contained
syn region checkerString start=+"+ skip=+\\.+ end=+"+ oneline contains=checkerEscape,@Spell

hi def link checkerDeclaration Keyword
hi def link checkerStatement Statement
hi def link checkerOperator Operator
hi def link checkerFunction Function
hi def link checkerType Type
hi def link checkerConstant Constant
hi def link checkerNumber Number
hi def link checkerSymbol Operator
hi def link checkerOutcome Identifier
hi def link checkerComment Comment
hi def link checkerDocumentation SpecialComment
hi def link checkerEscape SpecialChar
hi def link checkerString String

let b:current_syntax = 'checkerspec'
