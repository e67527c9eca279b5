" Specifications of the checker. Packages of RPM have files of that name, too: the first word tells.
autocmd BufRead,BufNewFile *.spec call s:Detect()

function! s:Detect() abort
  for l:line in getline(1, 500)
    if l:line =~# '^\s*$' || l:line =~# '^\s*//'
      continue
    endif
    if l:line =~# '^\s*module\s\+\h\w*'
      set filetype=checkerspec
    endif
    return
  endfor
endfunction
