"""Completion in bash 3.2 and newer: the part that doesn't depend on which commands there are.

`_cchc_table` is written before it (`cchc.completion.scripts`): it sets `command_` and `table` to
a command and its entries, and fails when there is no such command.
"""

ENGINE = r"""
# The entry of an option: it sets REPLY to "=" and the kind of its value, or to nothing when it takes none.
_cchc_value() {
  local entry
  REPLY=
  for entry in $2; do
    if [[ $entry == "$1="* ]]; then REPLY="=${entry#*=}"; return; fi
  done
}

# What may stand as the argument of a number: that of the last one stands for all that follow.
_cchc_argument() {
  local entry place=0
  REPLY=
  for entry in $2; do
    if [[ $entry == "="* ]]; then
      REPLY=${entry#=}
      if ((place == $1)); then return; fi
      place=$((place + 1))
    fi
  done
}

# A value as it has to stand in the line: inside the quote that was opened, else with backslashes.
_cchc_quoted() {
  local value=$1
  case $2 in
    \"*)
      value=${value//\\/\\\\}; value=${value//\"/\\\"}; value=${value//\$/\\\$}; value=${value//\`/\\\`}
      REPLY=${value//!/\"\'!\'\"} ;;  # there bash takes a ! for an order
    \'*) REPLY=${value//\'/\'\\\'\'} ;;
    *) printf -v REPLY %q "$value" ;;
  esac
  # Of a match that begins with the quote that was opened, readline takes one away.
  if [[ $2 == [\"\']* && $REPLY == "${2:0:1}"* ]]; then REPLY=${2:0:1}$REPLY; fi
}

_cchc() {
  local IFS=$' \t\n' REPLY table= command_= place=0 ended= expected= kind= at=1 word value entry glob=
  local marked='*[![:ascii:]]*'
  local current=${COMP_WORDS[COMP_CWORD]}
  COMPREPLY=()
  case $- in *f*) glob=off ;; esac
  set -f
  _cchc_table ''
  while ((at < COMP_CWORD)); do
    word=${COMP_WORDS[at]}
    at=$((at + 1))
    if [[ $expected ]]; then
      if [[ $word != = ]]; then expected=; fi
    elif [[ ! $ended && $word == -- ]]; then
      ended=yes
    elif [[ ! $ended && $word == -* ]]; then
      _cchc_value "$word" "$table"; expected=$REPLY
    elif ((place == 0)) && _cchc_table "$command_${command_:+ }$word"; then
      continue
    else
      place=$((place + 1))
    fi
  done
  if [[ $current == = ]]; then current=; fi
  if [[ $expected ]]; then
    kind=${expected#=}
  elif [[ ! $ended && $current == -* ]]; then
    for entry in $table; do
      entry=${entry%%=*}
      if [[ $entry && $entry == "$current"* ]]; then COMPREPLY+=("$entry"); fi
    done
  else
    _cchc_argument "$place" "$table"; kind=$REPLY
  fi
  case $kind in
    @files) compopt -o default 2>/dev/null ;;
    @*)
      while IFS=$'\t' read -r value word; do
        if [[ $value ]]; then _cchc_quoted "$value" "$current"; else REPLY=' '; fi
        COMPREPLY+=("$REPLY")
      done < <(
        "${1/#\~\//$HOME/}" __complete bash "${kind#@}" "=$current" "${COMP_WORDS[@]:1}" 2>/dev/null
      ) ;;
    *)
      IFS='|'
      for word in $kind; do
        if [[ ! $word ]]; then  # words behind it are for what was typed, where none before fits
          if [[ ! $current ]] || ((${#COMPREPLY[@]})); then break; fi
        elif [[ $word == "$current"* ]] && { [[ $word != $marked ]] || [[ $current == $marked ]]; }; then
          COMPREPLY+=("$word")
        fi
      done ;;
  esac
  if [[ ! $glob ]]; then set +f; fi
}

complete -o nosort -F _cchc cchc 2>/dev/null || complete -F _cchc cchc
"""
