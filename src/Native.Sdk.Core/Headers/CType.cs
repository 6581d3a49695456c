namespace Native.Sdk.Headers;

/// <summary>A C type. Types do not change once read, but for records and enums, which C completes later.</summary>
/// <remarks>C23, 6.2.5 (types) and 6.7.3 to 6.7.8 (how they are written).</remarks>
public abstract class CType
{
    /// <summary>More than this many pointers, arrays, functions and typedefs inside each other are refused.</summary>
    internal const int MaxDepth = 250;

    private protected CType(int depth = 0) => Depth = depth;

    /// <summary>Steps to the innermost type; records and enums count as such. It bounds every recursion over types.</summary>
    internal int Depth { get; }

    /// <summary>The type without the names and qualifiers around it: <c>const size_t</c> is an <c>unsigned long</c>.</summary>
    public CType Unaliased
    {
        get
        {
            var type = this;
            while (true)
            {
                switch (type)
                {
                    case CTypedefType named:
                        type = named.Target;
                        break;
                    case CQualifiedType qualified:
                        type = qualified.Type;
                        break;
                    default:
                        return type;
                }
            }
        }
    }

    /// <summary>The type in a notation that reads from left to right, for messages and tests: <c>pointer(const char)</c>.</summary>
    public abstract override string ToString();
}
