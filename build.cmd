@echo off
rem The commands of this repository: build help. See build.sh, which says why each line is there.
setlocal
cd /d "%~dp0"

where dotnet >nul 2>nul
if errorlevel 1 (
    echo build.cmd: the .NET SDK is missing; global.json has its version. Install it: https://dot.net/download 1>&2
    exit /b 127
)

set MSBUILDDISABLENODEREUSE=1
set DOTNET_CLI_USE_MSBUILD_SERVER=0
set UseSharedCompilation=false
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1

dotnet msbuild build\Build.csproj -restore -p:Configuration=Release -nologo -v:quiet || exit /b 1
dotnet build\bin\Release\net10.0\Build.dll %*
exit /b %errorlevel%
