namespace Native.Sdk.Headers;

/// <summary>One declaration at the outermost level: its specifiers and the declarators behind them.</summary>
/// <remarks>
/// C23, 6.7 (declarations), 6.7.7 (declarators). A parenthesis is one of three things; what stands behind the closing one tells:
/// <code>
/// int f (int);                  parameters: the name stands before it
/// int (f)(int);                 a group, as another list or an array follows: the name is inside
/// int (*f(int))(void);          a function, as parameters follow the name first
/// int (*hook)(void);            a variable, as the name is a pointer first
/// __attribute__((cold))         arguments of the word before it
/// int f(void) [[attribute]];    no array
/// </code>
/// </remarks>
internal sealed class CDeclaration
{
    /// <summary>Words whose parenthesis belongs to them.</summary>
    private static readonly HashSet<string> Modifiers =
    [
        "__attribute__", "__attribute", "__declspec", "_declspec", "__asm__", "__asm", "asm", "_Alignas", "alignas", "_Static_assert",
        "static_assert", "_Pragma", "__pragma", "noexcept", "throw",
    ];

    /// <summary>The same, where the whole is a type.</summary>
    private static readonly HashSet<string> TypeOperators =
    [
        "__typeof__", "typeof", "__typeof", "typeof_unqual", "__typeof_unqual__", "decltype", "_Atomic", "_BitInt",
    ];

    /// <summary>Words that neither name nor are a type.</summary>
    private static readonly HashSet<string> Qualifiers =
    [
        "const", "__const", "__const__", "volatile", "__volatile", "__volatile__", "restrict", "__restrict", "__restrict__", "_Atomic",
        "_Nonnull", "_Nullable", "_Null_unspecified", "__cdecl", "_cdecl", "__stdcall", "_stdcall", "__fastcall", "_fastcall", "__thiscall",
        "__vectorcall", "__regcall", "__ptr32", "__ptr64", "__unaligned", "__w64",
        "extern", "static", "register", "inline", "__inline", "__inline__", "__forceinline", "_Noreturn", "_Thread_local", "thread_local",
        "__thread", "constexpr", "__extension__",
    ];

    private static readonly HashSet<string> BasicTypes =
    [
        "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "__signed__", "__signed", "_Bool", "bool", "_Complex", "__complex__",
        "__int8", "__int16", "__int32", "__int64", "__int128", "__int128_t", "__uint128_t", "_Float16", "_Float32", "_Float64", "_Float128",
        "_Float32x", "_Float64x", "__float128", "__float80", "_Decimal32", "_Decimal64", "_Decimal128", "auto", "__auto_type", "wchar_t", "size_t",
    ];

    private readonly IReadOnlyList<string> tokens;

    /// <summary>For every opening parenthesis or bracket the index of its closing one; the end where there is none.</summary>
    private readonly int[] close;

    private CDeclaration(IReadOnlyList<string> tokens)
    {
        this.tokens = tokens;
        close = new int[tokens.Count];
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            close[i] = tokens.Count;
            if (tokens[i] is "(" or "[")
            {
                open.Push(i);
            }
            else if (tokens[i] is ")" or "]" && open.TryPop(out var start))
            {
                close[start] = i;
            }
        }
    }

    /// <summary>Names of the functions that a declaration declares.</summary>
    /// <param name="tokens">Without the semicolon; <c>{}</c> stands for a whole block.</param>
    /// <param name="isPrivate">Whether it is static, or a type.</param>
    public static IReadOnlyList<string> Functions(IReadOnlyList<string> tokens, out bool isPrivate)
    {
        var names = new List<string>();
        isPrivate = new CDeclaration(tokens).Read(names);
        return names;
    }

    private bool Read(List<string> names)
    {
        var isPrivate = false;
        var hasType = false;
        var isDone = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            switch (tokens[i])
            {
                case ",":
                    // The type of the first declarator is that of all.
                    hasType = true;
                    isDone = false;
                    break;
                case "=":
                    isDone = true;
                    break;
                case "typedef" or "static":
                    isPrivate = true;
                    break;
                case "[":
                    i = close[i];
                    break;
                case "(":
                    if (!isDone && Name(i, hasType) is { } name)
                    {
                        names.Add(name);
                    }

                    isDone = true;
                    i = close[i];
                    break;
                case var word when IsArgumentsOf(word, i + 1):
                    hasType |= TypeOperators.Contains(word);
                    i = close[i + 1];
                    break;
                case var word:
                    // The word before a parenthesis is the name itself, or a type only if it can be nothing else.
                    hasType |= word == "{}" || (IsWord(word) && (BasicTypes.Contains(word) || Next(i) != "("));
                    break;
            }
        }

        return isPrivate;
    }

    /// <summary>The name of the function whose declarator has its first parenthesis here.</summary>
    private string? Name(int open, bool hasType)
    {
        if (Suffix(close[open]) is var suffix && suffix != '\0')
        {
            return NameInGroup(open, suffix);
        }

        if (open == 0 || !IsWord(tokens[open - 1]) || BasicTypes.Contains(tokens[open - 1]))
        {
            return null;
        }

        // "extern mytype (x);" and "struct s (x);" are variables; "extern f();" is old, but a function.
        var isTag = open > 1 && tokens[open - 2] is "struct" or "union" or "enum";
        return !isTag && (hasType || close[open] == open + 1) ? tokens[open - 1] : null;
    }

    /// <param name="open">The group's parenthesis.</param>
    /// <param name="suffix">What follows the group: '(' makes the name in it a function unless something comes first.</param>
    private string? NameInGroup(int open, char suffix)
    {
        for (var i = open + 1; i < tokens.Count; i++)
        {
            switch (tokens[i])
            {
                case "*" or "^" or "&":
                    suffix = '\0';
                    break;
                case "[":
                    i = close[i];
                    break;
                case "(":
                    var inner = Suffix(close[i]);
                    suffix = inner == '\0' ? suffix : inner;
                    break;
                case var word when IsArgumentsOf(word, i + 1):
                    i = close[i + 1];
                    break;
                case var word when Qualifiers.Contains(word):
                    break;
                case var word when IsWord(word) && !BasicTypes.Contains(word) && Next(i) != ":":
                    var own = Suffix(i);
                    return (own == '\0' ? suffix : own) == '(' ? word : null;
                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>What stands behind a name or a group: parameters, an array, or nothing of both.</summary>
    private char Suffix(int index) => Next(index) switch
    {
        "(" => '(',
        "[" when Next(index + 1) != "[" => '[',
        _ => '\0',
    };

    private string? Next(int index) => index + 1 < tokens.Count ? tokens[index + 1] : null;

    private bool IsArgumentsOf(string word, int open) =>
        open < tokens.Count && tokens[open] == "(" && (Modifiers.Contains(word) || TypeOperators.Contains(word));

    private static bool IsWord(string token) =>
        (char.IsAsciiLetter(token[0]) || token[0] is '_' or '$' or > '\x7f') && !Qualifiers.Contains(token);
}
