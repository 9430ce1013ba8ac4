@echo off
rem Runs cchc with the Python of this folder; arguments and the exit code go through.
setlocal DisableDelayedExpansion
set "program=%~dp0chuong-trinh"
if not exist "%program%\python\python.exe" goto incomplete
set "PYTHONUTF8=1"
if exist "%program%\git\cmd\git.exe" set "PATH=%program%\git\cmd;%PATH%"
"%program%\python\python.exe" -X utf8 -m cchc %*
exit /b %ERRORLEVEL%

:incomplete
rem Words in a code page that nobody knows here: without marks.
echo cchc: khong thay thu muc chuong-trinh canh cchc.cmd 1>&2
echo   goi y: giai nen ca tep zip (Extract All), giu nguyen cac thu muc ben trong 1>&2
exit /b 3
