using Native.Sdk.Headers;

namespace Native.Sdk.Bindings;

/// <summary>The declarations of a function on all platforms.</summary>
/// <param name="name">In C.</param>
/// <param name="header">Number of the first header that declares it.</param>
/// <param name="count">Platforms.</param>
internal sealed class FunctionEntry(string name, int header, int count)
{
    private CFunction? notCallable;

    public string Name => name;

    public int Header => header;

    /// <summary>By platform; null where it does not exist, or has no declaration that a library can define.</summary>
    public CFunction?[] Functions { get; } = new CFunction?[count];

    public bool HasCallable { get; private set; }

    /// <summary>The declaration on the first platform that has it.</summary>
    public CFunction First => Array.Find(Functions, static function => function is not null) ?? notCallable!;

    /// <summary>The first declaration on a platform counts.</summary>
    public void Add(int view, CFunction function)
    {
        if (function is { IsCallable: true, IsStatic: false })
        {
            HasCallable = true;
            Functions[view] ??= function;
        }
        else
        {
            notCallable ??= function;
        }
    }
}
