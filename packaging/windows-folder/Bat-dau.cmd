@echo off
rem Opens a window in the plan's folder: ke-hoach beside this file, or the folder that is dropped on it.
setlocal DisableDelayedExpansion
chcp 65001 >nul
title cchc
set "program=%~dp0chuong-trinh"
if not exist "%program%\python\python.exe" goto incomplete
set "plans=%~dp0ke-hoach"
if not "%~1"=="" set "plans=%~f1"
if "%~1"=="" if not exist "%plans%\" mkdir "%plans%"
rem The folder plans itself was dropped: what it lies in is meant.
for %%F in ("%plans%") do if /i "%%~nxF"=="plans" if not exist "%plans%\plans\" set "plans=%%~dpF."
if not exist "%plans%\" goto no_folder
pushd "%plans%"
if errorlevel 1 goto no_folder
set "PATH=%~dp0;%PATH%"
set "welcome=chua-co-ke-hoach.txt"
if exist "plans\*.yaml" set "welcome=co-ke-hoach.txt"
type "%program%\loi-chao\%welcome%"
if exist "%program%\git\cmd\git.exe" set "PATH=%program%\git\cmd;%PATH%"
for %%G in (git.exe) do if not "%%~$PATH:G"=="" goto open
type "%program%\loi-chao\chua-co-git.txt"
:open
cmd /d /k
exit /b 0

:no_folder
type "%program%\loi-chao\khong-mo-duoc-thu-muc.txt"
echo   "%plans%"
pause
exit /b 3

:incomplete
rem Opened inside the zip: the texts aren't there either.
echo Khong thay thu muc chuong-trinh canh Bat-dau.cmd.
echo Giai nen ca tep zip (Extract All), giu nguyen cac thu muc ben trong, roi mo lai.
pause
exit /b 3
