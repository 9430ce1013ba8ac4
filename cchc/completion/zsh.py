"""Completion in zsh: the part that doesn't depend on which commands there are.

`_cchc_table` and `_cchc_meanings` are written before it (`cchc.completion.scripts`): they set `command_`
and `table` to a command and its entries, and say what its words mean.
"""

ENGINE = r"""
# Offer words with what they mean beside them.
_cchc_offer() {
  local word meaning
  local -a shown
  for word in "$@"; do
    meaning=${_cchc_meanings[${command_}:$word]}
    shown+=("$word${meaning:+  -- $meaning}")
  done
  compadd -l -d shown -a argv
}

# Offer what the plan has; the words needn't begin with what was typed.
_cchc_ask() {
  local line program=${(Q)words[1]/#\~\//$HOME/} way=unambiguous
  local -a values shown
  for line in "${(@f)$($program __complete zsh $1 "=$PREFIX" "${(@)words[2,-1]}" 2>/dev/null)}"; do
    case $line in
      $'\t'*) way=menu ;;  # what all begin with is less than what was typed
      ?*) values+=("${line%%$'\t'*}") shown+=("${line%%$'\t'*}  -- ${line#*$'\t'}") ;;
    esac
  done
  (( $#values )) || return 1
  compadd -U -i "$IPREFIX" -V cchc -l -d shown -a values
  if (( $#values > 1 )); then
    compstate[insert]=$way
    compstate[list]='list force'
  fi
}

_cchc() {
  local table= command_= ended= expected= kind= word entry marked='*[^[:ascii:]]*'
  integer place=0 at=2 found
  local -a entries names
  _cchc_table ''
  while (( at < CURRENT )); do
    word=${(Q)words[at++]}
    if [[ -n $expected ]]; then
      expected=
    elif [[ -z $ended && $word == -- ]]; then
      ended=yes
    elif [[ -z $ended && $word == -* ]]; then
      for entry in ${=table}; do
        if [[ $entry == "$word="* ]]; then expected="=${entry#*=}"; break; fi
      done
    elif (( place == 0 )) && _cchc_table "$command_${command_:+ }$word"; then
      continue
    else
      (( place++ ))
    fi
  done
  if [[ -z $expected && -z $ended && $PREFIX == --*=* ]]; then
    for entry in ${=table}; do
      if [[ $entry == "${PREFIX%%=*}="* ]]; then expected="=${entry#*=}"; break; fi
    done
    compset -P '--*='
  fi
  if [[ -n $expected ]]; then
    kind=${expected#=}
  elif [[ -z $ended && $PREFIX == -* ]]; then
    for entry in ${=table}; do
      if [[ -n ${entry%%=*} ]]; then names+=("${entry%%=*}"); fi
    done
    _cchc_offer $names
    return
  else
    found=0
    for entry in ${=table}; do
      if [[ $entry == "="* ]]; then
        kind=${entry#=}
        if (( found++ == place )); then break; fi
      fi
    done
  fi
  case $kind in
    @files) _files ;;
    @*) _cchc_ask ${kind#@} ;;
    ?*)
      # Words behind an empty one are for what was typed, where none before it begins so.
      names=(${(s:|:)kind%%\|\|*})
      if [[ -n $PREFIX && $kind == *'||'* && -z ${names[(r)${(b)PREFIX}*]} ]]; then
        for word in ${(s:|:)kind#*\|\|}; do
          [[ $word == $~marked && $PREFIX != $~marked ]] && continue
          if [[ $word == "$PREFIX"* ]]; then names+=$word; fi
        done
      fi
      _cchc_offer $names ;;
  esac
}

if [[ $funcstack[1] == _cchc ]]; then  # the file lies in a folder of fpath
  _cchc "$@"
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _cchc cchc
fi
"""
