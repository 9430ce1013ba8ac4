"""Completion in PowerShell 5.1 and 7: the part that doesn't depend on which commands there are.

`$CchcTable` and `$CchcNames` are written before it (`cchc.completion.scripts`): entries by command, and
commands by their Vietnamese names. ASCII alone: PowerShell 5.1 reads a file
in the machine's own code page.
"""

ENGINE = r"""
Register-ArgumentCompleter -Native -CommandName cchc, cchc.exe, cchc.cmd -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $marks = [char[]](0x22, 0x27, 0x2018, 0x2019, 0x201C, 0x201D)
  # PowerShell takes each of these for the end of a text in single quotes.
  $singles = "['" + (-join [char[]](0x2018, 0x2019, 0x201A, 0x201B)) + ']'
  # cmd takes these for its own, even in a word that PowerShell hands to cchc.cmd without quotes.
  $orders = '[&|<>^%"]'
  $words = @()
  foreach ($element in $commandAst.CommandElements) {
    if ($element.Extent.EndOffset -lt $cursorPosition) { $words += $element.Extent.Text.Trim($marks) }
  }
  $command = ''; $entries = $CchcTable['']; $place = 0; $ended = $false; $expected = $null; $before = ''
  foreach ($word in ($words | Select-Object -Skip 1)) {
    if ($null -ne $expected) { $expected = $null }
    elseif (-not $ended -and $word -ceq '--') { $ended = $true }
    elseif (-not $ended -and $word.StartsWith('-')) {
      foreach ($entry in $entries) {
        if ($entry.StartsWith("$word=")) { $expected = $entry.Substring($word.Length + 1) }
      }
    }
    else {
      $inner = "$command $word".Trim()
      if ($CchcNames.ContainsKey($inner)) { $inner = $CchcNames[$inner] }
      if ($place -eq 0 -and $CchcTable.ContainsKey($inner)) {
        $command = $inner; $entries = $CchcTable[$inner]
      } else { $place++ }
    }
  }
  $typed = $wordToComplete.Trim($marks)
  if ($null -eq $expected -and -not $ended -and $typed -match '^(--[a-z-]+)=(.*)$') {
    $before = $Matches[1] + '='; $typed = $Matches[2].Trim($marks)
    foreach ($entry in $entries) {
      if ($entry.StartsWith($before)) { $expected = $entry.Substring($before.Length) }
    }
  }
  $kind = $expected
  if ($null -eq $expected) {
    if (-not $ended -and $typed.StartsWith('-')) {
      $kind = @($entries | ForEach-Object { $_.Split('=')[0] } | Where-Object { $_ }) -join '|'
    } else {
      $arguments = @($entries | Where-Object { $_.StartsWith('=') })
      if ($arguments.Count -gt 0) {
        $kind = $arguments[[Math]::Min($place, $arguments.Count - 1)].Substring(1)
      }
    }
  }
  if (-not $kind -or $kind -ceq '@files') { return }
  if (-not $kind.StartsWith('@')) {
    $found = 0
    foreach ($word in $kind.Split('|')) {
      if (-not $word) {  # words behind it are for what was typed, where none before fits
        if (-not $typed -or $found) { break }
      } elseif ($word.StartsWith($typed)) {
        $found++
        [System.Management.Automation.CompletionResult]::new("$before$word", $word, 'ParameterValue', $word)
      }
    }
    return
  }
  $encoding = [Console]::OutputEncoding
  try {
    [Console]::OutputEncoding = [System.Text.UTF8Encoding]::new($false)
    $program = $commandAst.CommandElements[0].Extent.Text.Trim($marks)
    $file = (Get-Command $program -ErrorAction SilentlyContinue | Select-Object -First 1).Source
    $isBatch = $file -match '\.(cmd|bat)$'
    $rest = @($words | Select-Object -Skip 1)
    if ($isBatch) {
      $rest = @($rest | ForEach-Object { $_ -replace $orders, '_' })
      $typed = ($typed -split $orders)[0]
    }
    $lines = @(& $program __complete powershell $kind.Substring(1) "=$typed" @rest 2>$null)
  } catch { $lines = @() } finally { [Console]::OutputEncoding = $encoding }
  foreach ($line in $lines) {
    $value, $meaning = $line.Split([char]9)
    if (-not $value) { continue }
    $text = $value
    if ($isBatch -and $value -match $orders) {
      if ($value -match '["%]') { continue }
      if ($value -notmatch '\s') { $text = '"' + $value + '"' }
    }
    if ($text -notmatch '^[\w.:-]+$') { $text = "'" + ($text -replace $singles, '$0$0') + "'" }
    if (-not $meaning) { $meaning = $value }
    [System.Management.Automation.CompletionResult]::new("$before$text", $value, 'ParameterValue', $meaning)
  }
}
"""
