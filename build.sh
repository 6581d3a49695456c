#!/bin/sh
# The commands of this repository: ./build.sh help. Their code is the small C# program in build/, which build.cmd runs
# just the same.
set -eu
cd "$(dirname "$0")"

if ! command -v dotnet >/dev/null; then
    echo "build.sh: the .NET SDK is missing; global.json has its version. Install it: https://dot.net/download" >&2
    exit 127
fi

# No MSBuild process may outlive a command: it would hold on to the task assembly that it loaded, and to our output.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=false
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

dotnet msbuild build/Build.csproj -restore -p:Configuration=Release -nologo -v:quiet
exec dotnet build/bin/Release/net10.0/Build.dll "$@"
