using Native.Sdk.Toolchains.Command;

namespace Native.Sdk.Core.Tests.Toolchains.Command;

/// <summary>Small projects of kind Command.</summary>
internal static class CommandSandbox
{
    /// <summary>A folder with <c>src/demo.c</c>, where <c>demo()</c> returns 1, and a command.</summary>
    public static NativeSandbox Create(string command, string inputs = "src/*.c", string? outputFile = null)
    {
        var sandbox = new NativeSandbox("demo", context => new CommandToolchain(context))
            .Write("src/demo.c", "int demo(void) { return 1; }\n");
        sandbox.Metadata["Command"] = [command];
        sandbox.Metadata["Inputs"] = inputs.Split(';');
        if (outputFile is not null)
        {
            sandbox.Metadata["OutputFile"] = [outputFile];
        }

        return sandbox;
    }

    /// <summary>With a script that compiles <c>src/*.c</c>, after the given lines.</summary>
    public static NativeSandbox CreateScript(string lines = "", string inputs = "src/*.c") =>
        Create("./build.sh {output}", inputs).WriteScript("build.sh", lines + "\n$CC -shared -fPIC -o \"$1\" src/*.c\n");
}
