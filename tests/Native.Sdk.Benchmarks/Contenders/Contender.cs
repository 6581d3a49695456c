using Native.Sdk.Benchmarks.Measuring;

namespace Native.Sdk.Benchmarks.Contenders;

/// <summary>A build engine that is measured, with its own outputs of a tree that all share.</summary>
internal abstract class Contender(string name)
{
    public string Name => name;

    /// <summary>Removes all that it built.</summary>
    public abstract void Clean();

    /// <summary>Brings its outputs up to date.</summary>
    public abstract Sample Build();
}
