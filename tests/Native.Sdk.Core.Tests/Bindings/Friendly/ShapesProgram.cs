namespace Native.Sdk.Core.Tests.Bindings.Friendly;

/// <summary>The program for the header with every shape, made once for all tests; only where gcc is, see the tests' attribute.</summary>
public sealed class ShapesProgram : IDisposable
{
    private readonly Lazy<FriendlyProgram> _program = new(static () => new FriendlyProgram(
        Path.Combine(FriendlyProgram.Specimens, "shapes.h"),
        new() { Library = "shapes", Namespace = "Shapes", ClassName = "ShapesNative" },
        ["gcc", "-std=gnu11", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-o", "{output}", "shapes.c"]));

    public FriendlyProgram Program => _program.Value;

    public void Dispose()
    {
        if (_program.IsValueCreated)
        {
            _program.Value.Dispose();
        }
    }
}
