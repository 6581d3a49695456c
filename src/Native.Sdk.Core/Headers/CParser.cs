namespace Native.Sdk.Headers;

/// <summary>
/// Reads the declarations of preprocessed C: the output of <c>cc -E</c>, with <c>-dD</c> for macros and <c>-C</c> for comments.
/// </summary>
/// <remarks>
/// C23, 6.7 (declarations) with the extensions of gcc, clang and Microsoft that real headers use. What is not understood is
/// left out up to the end of its declaration and reported in <see cref="CTranslationUnit.Problems"/>; nothing is thrown.
/// Bracket pairs are found beforehand, so every token is looked at a bounded number of times.
/// <para>
/// Text that was not preprocessed but only lost its <c>#</c> lines is read too. Names that are declared nowhere then stand
/// for types, or for macros that decorate a declaration: of <c>ZEXTERN int ZEXPORT f(gzFile file);</c> only gzFile is a type,
/// as another type or a name follows the others.
/// </para>
/// </remarks>
public sealed partial class CParser
{
    /// <summary>Brackets inside brackets that are followed; the stack holds ten times as many.</summary>
    private const int MaxNesting = 200;

    private readonly CParseOptions options;
    private readonly CDataModel model;
    private readonly CLayout layout;
    private readonly CNames names;
    private readonly CUnitBuilder unit;

    private CTokens tokens;

    /// <summary>By the number of a name: typedefs, enumerators, functions and variables; structures, unions and enums.</summary>
    private object?[] symbols, tags;

    private int position;
    private int nesting;

    /// <summary>Why the declaration is given up. With it every token reads as the end, so that all loops finish.</summary>
    private string? failure;

    private CProblemKind failureKind;
    private int failurePosition;

    private CParser(string text, CParseOptions options)
    {
        this.options = options;
        model = options.Model;
        layout = new CLayout(model);
        tokens = CLexer.Read(text, options);
        names = tokens.Names;
        symbols = new object?[names.Count + 64];
        tags = new object?[names.Count + 64];
        unit = new CUnitBuilder(model, layout);
        DeclareBuiltins();
    }

    /// <summary>Reads a text.</summary>
    public static CTranslationUnit Parse(string text, CParseOptions options)
    {
        if (text.Length > options.MaxLength)
        {
            var layout = new CLayout(options.Model);
            var empty = new CUnitBuilder(options.Model, layout);
            empty.Problems.Add(new CProblem(CProblemKind.TooLong, "", $"it has {text.Length} characters after preprocessing, of which {options.MaxLength} are read", new(options.File, 1), IsOwn: true));
            return empty.Build();
        }

        var parser = new CParser(text, options);
        parser.Read();
        new CMacroReader(parser.tokens, options, parser.Evaluate).Read(parser.unit);
        return parser.unit.Build();
    }

    private CTokenKind Kind => failure is null ? tokens.Kind(position) : CTokenKind.End;

    private CTokenKind Next => failure is null && position < tokens.Count ? tokens.Kind(position + 1) : CTokenKind.End;

    private void Read()
    {
        while (position < tokens.Count)
        {
            var start = position;
            External();
            if (failure is not null)
            {
                Report(failureKind, DeclaredName(start), failure, failurePosition);
                failure = null;
                nesting = 0;
                position = EndOf(start);
            }
            else if (position == start)
            {
                position++;
            }
        }
    }

    private void External()
    {
        switch (Kind)
        {
            case CTokenKind.Semicolon or CTokenKind.CloseBrace:
                position++;
                break;
            case CTokenKind.StaticAssert or CTokenKind.Asm:
                Skip(CTokenKind.Semicolon);
                break;
            case CTokenKind.Extern when Next == CTokenKind.String:
                // The braces are transparent: their end is met above.
                position += 2;
                position += Kind == CTokenKind.OpenBrace ? 1 : 0;
                break;
            case CTokenKind.Identifier when IsCPlusPlus():
                Fail($"'{tokens.Name(position)}' is C++", CProblemKind.CPlusPlus);
                break;
            default:
                Declaration();
                break;
        }
    }

    /// <summary>Words that begin a declaration of C++ alone; in C they are names like others.</summary>
    private bool IsCPlusPlus() =>
        Next is CTokenKind.Identifier or CTokenKind.Less or CTokenKind.OpenBrace or CTokenKind.Colon or CTokenKind.DoubleColon or CTokenKind.Enum &&
        tokens.Name(position) is "namespace" or "template" or "class" or "using" or "public" or "private" or "protected" or "friend" or "concept" or "virtual" or "explicit"
        && Symbol(position) is null;

    /// <summary>Gives the declaration up.</summary>
    private void Fail(string reason, CProblemKind kind = CProblemKind.Skipped)
    {
        if (failure is null)
        {
            (failure, failureKind, failurePosition) = (reason, kind, position);
        }
    }

    private void FailHere(string wanted) => Fail($"{wanted} is expected before '{tokens.Span(position)}'");

    private void Expect(CTokenKind kind, string what)
    {
        if (Kind == kind)
        {
            position++;
        }
        else
        {
            FailHere(what);
        }
    }

    private bool Accept(CTokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        position++;
        return true;
    }

    /// <summary>One level of brackets deeper; must be paired with a decrement.</summary>
    private bool Enter()
    {
        if (++nesting > MaxNesting)
        {
            Fail("it is nested too deeply");
        }

        return failure is null;
    }

    /// <summary>To behind the bracket that closes the one here.</summary>
    private void SkipBrackets()
    {
        if (tokens.Match(position) is var close and >= 0)
        {
            position = close + 1;
        }
        else
        {
            Fail($"its '{tokens.Span(position)}' is not closed");
        }
    }

    /// <summary>To before the first of these that is outside of brackets.</summary>
    private void SkipTo(CTokenKind first, CTokenKind second)
    {
        while (Kind is var kind && kind != CTokenKind.End && kind != first && kind != second)
        {
            if (kind is CTokenKind.OpenParenthesis or CTokenKind.OpenBracket or CTokenKind.OpenBrace)
            {
                SkipBrackets();
            }
            else if (kind is CTokenKind.CloseBrace or CTokenKind.Semicolon)
            {
                return;
            }
            else
            {
                position++;
            }
        }
    }

    /// <summary>To behind it.</summary>
    private void Skip(CTokenKind kind)
    {
        SkipTo(kind, kind);
        Expect(kind, "';'");
    }

    /// <summary>Where the declaration that begins at a token ends: behind its semicolon, or the body of its function.</summary>
    private int EndOf(int start)
    {
        for (var i = start; i < tokens.Count; i++)
        {
            switch (tokens.Kind(i))
            {
                case CTokenKind.Semicolon:
                    return i + 1;
                case CTokenKind.CloseBrace:
                    return Math.Max(i, start + 1);
                case CTokenKind.OpenBrace when tokens.Match(i) is var close and >= 0:
                    // What follows the braces of a namespace or a function belongs to the next declaration.
                    if (tokens.Kind(close + 1) is not (CTokenKind.Semicolon or CTokenKind.Comma or CTokenKind.Identifier or CTokenKind.Star or CTokenKind.Attribute or CTokenKind.Assign)
                        || (i > start && tokens.Kind(i - 1) == CTokenKind.CloseParenthesis))
                    {
                        return close + 1;
                    }

                    i = close;
                    break;
                case CTokenKind.OpenParenthesis or CTokenKind.OpenBracket when tokens.Match(i) is var close and >= 0:
                    i = close;
                    break;
            }
        }

        return tokens.Count;
    }

    /// <summary>A guess, for messages: the word before the first parenthesis, or the last one.</summary>
    private string DeclaredName(int start)
    {
        var name = "";
        for (var i = start; i < Math.Min(tokens.Count, start + 40) && tokens.Kind(i) is var kind and not (CTokenKind.Semicolon or CTokenKind.OpenBrace or CTokenKind.Assign); i++)
        {
            if (kind == CTokenKind.Identifier)
            {
                name = tokens.Name(i);
            }
            else if (kind is CTokenKind.OpenParenthesis or CTokenKind.OpenBracket && name.Length > 0)
            {
                break;
            }
            else if (kind is CTokenKind.Attribute or CTokenKind.Declspec && tokens.Match(i + 1) is var close and >= 0)
            {
                i = close;
            }
        }

        return name;
    }

    private void Report(CProblemKind kind, string name, string reason, int token)
    {
        token = Math.Min(token, tokens.Count);
        unit.Problems.Add(new CProblem(kind, name, reason, tokens.Location(token), tokens.Source(token).IsOwn));
    }

    private object? Symbol(int token) => tokens.Value(token) is var number && number < symbols.Length ? symbols[number] : null;

    private void SetSymbol(int token, object value)
    {
        Grow(ref symbols);
        symbols[tokens.Value(token)] = value;
    }

    /// <summary>Macros and the parser's own names come later than the text's.</summary>
    private void Grow(ref object?[] table)
    {
        if (names.Count > table.Length)
        {
            Array.Resize(ref table, names.Count * 2);
        }
    }
}
